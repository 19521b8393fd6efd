/** How long work may hold the interface before it makes way for clicks and drawing, in milliseconds. */
const SLICE = 40;

/** Does work step by step, with pauses in which the interface answers. */
export class Pacer {
  private start = performance.now();

  /** Call between two steps; waits only when the slice is used up. */
  async pause(): Promise<void> {
    if (performance.now() - this.start < SLICE) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.start = performance.now();
  }
}
