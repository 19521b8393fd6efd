import { configure } from "@testing-library/dom";

/** How long a pane may take until something appears: a slow machine fails no test, and what hangs ends with it. */
const LONGEST_WAIT = 60_000;

/**
 * Where nothing is laid out no element seems to take the focus, and Fluent's modal dialogs end up hidden by themselves
 * some seconds after they opened; in a browser they do not (`test/browser`). So roles are looked for in all there is.
 */
configure({ asyncUtilTimeout: LONGEST_WAIT, defaultHidden: true });

const computed = window.getComputedStyle.bind(window);
const styles = new Map<string, CSSStyleDeclaration>();

function styleAlone(element: Element, isHidden: boolean): CSSStyleDeclaration {
  const looks = ["class", "style", "hidden"].map((name) => element.getAttribute(name));
  const key = JSON.stringify([element.tagName, isHidden, ...looks]);
  const known = styles.get(key);
  if (known) return known;
  const style = computed(element.cloneNode(false) as Element);
  if (isHidden) style.setProperty("visibility", "hidden");
  styles.set(key, style);
  return style;
}

/**
 * Every search by name asks for the style of every element, and matching all of Fluent's rules each time was half of
 * the time of these tests. Its rules go by class alone and only visibility is inherited, so each class is matched once.
 */
window.getComputedStyle = (element) => {
  let isHidden = false;
  for (let at: Element | null = element; at && !isHidden; at = at.parentElement) {
    isHidden = styleAlone(at, false).visibility === "hidden";
  }
  return styleAlone(element, isHidden);
};
