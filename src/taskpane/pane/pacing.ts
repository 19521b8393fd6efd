/** How long work may hold the interface before it makes way for clicks and drawing, in milliseconds. */
const SLICE = 40;

/** Lets the interface draw what it was told and answer what it was asked. */
function breathe(): Promise<void> {
  return new Promise((next) => setTimeout(next));
}

/** Does work step by step, with pauses in which the interface answers. */
class Pacer {
  private start = performance.now();

  /** Call between two steps; waits only when the slice is used up. */
  async pause(): Promise<void> {
    if (performance.now() - this.start < SLICE) return;
    await breathe();
    this.start = performance.now();
  }
}

/** Runs steps to their end, making way between them. `onStep` may throw to stop. */
export async function inSteps<T>(steps: Generator<void, T>, onStep: () => void = () => undefined): Promise<T> {
  const pacer = new Pacer();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pacer.pause();
    onStep();
  }
}
