import { availableParallelism } from "node:os";
import { parentPort, Worker } from "node:worker_threads";
import type { Submission } from "../core/merging/parts";
import { unreadableSubmission } from "../core/merging/submission";
import { submit, type Job } from "./submit";

/** Does the jobs that a pool hands to this thread. Called by the program when it is started as a worker. */
export function serveJobs(): void {
  const port = parentPort;
  port?.on("message", (job: Job) => {
    void submit(job).then((submission) => {
      // As text: copying an object with hundreds of fields from thread to thread takes ten times as long.
      port.postMessage(JSON.stringify(submission));
    });
  });
}

/** Where submissions are worked out. */
export interface Workshop {
  /** Jobs that may be under way at once without anyone waiting for a free hand. */
  readonly size: number;
  run(job: Job): Promise<Submission>;
  close(): Promise<void>;
}

/** Starting a thread takes as long as reading this many workbooks. */
const FEW_FILES = 12;

/** Each thread takes some 100 MB; more than these compete for the disk. */
const MOST_THREADS = 16;

/**
 * Threads that each read one workbook at a time, as many as the machine runs at once: the program's own thread has
 * little to do meanwhile. A few files are read on the spot.
 */
export function openWorkshop(files: number, workerScript: string | undefined): Workshop {
  if (workerScript === undefined || files < FEW_FILES) return { size: 1, run: submit, close: () => Promise.resolve() };
  const threads = Math.min(availableParallelism(), MOST_THREADS, Math.ceil(files / FEW_FILES));
  return new Pool(workerScript, threads);
}

interface Task {
  readonly job: Job;
  readonly resolve: (submission: Submission) => void;
}

class Hand {
  private task: Task | null = null;
  private worker: Worker;

  constructor(
    private readonly script: string,
    private readonly onFree: (hand: Hand) => void,
  ) {
    this.worker = this.start();
  }

  take(task: Task): void {
    this.task = task;
    const { bytes } = task.job;
    // A buffer of its own is handed over; a view into a larger one is copied.
    const isWhole = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
    const own = isWhole ? new Uint8Array(bytes.buffer as ArrayBuffer) : new Uint8Array(bytes);
    this.worker.postMessage({ ...task.job, bytes: own }, [own.buffer]);
  }

  async stop(): Promise<void> {
    this.worker.removeAllListeners();
    await this.worker.terminate();
  }

  private start(): Worker {
    const worker = new Worker(this.script);
    worker.on("message", (submission: string) => {
      this.finish(JSON.parse(submission) as Submission);
    });
    // A file that brings its thread down (out of memory) costs that file only.
    worker.on("error", (error: Error) => {
      const { task } = this;
      if (!task) return;
      const { path, fileModified } = task.job;
      const code = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "too-large" : "unknown";
      this.worker = this.start();
      this.finish(unreadableSubmission({ path, sha256: null, modified: null, fileModified }, { code, facts: {} }));
    });
    return worker;
  }

  private finish(submission: Submission): void {
    const { task } = this;
    this.task = null;
    this.onFree(this);
    task?.resolve(submission);
  }
}

class Pool implements Workshop {
  readonly size: number;
  private readonly hands: readonly Hand[];
  private readonly free: Hand[];
  private readonly waiting: Task[] = [];

  constructor(script: string, threads: number) {
    this.hands = Array.from({ length: threads }, () => new Hand(script, (hand) => this.release(hand)));
    this.free = [...this.hands];
    // One more than there are hands, so that nobody waits for the disk.
    this.size = threads + 1;
  }

  run(job: Job): Promise<Submission> {
    return new Promise((resolve) => {
      const task = { job, resolve };
      const hand = this.free.pop();
      if (hand) hand.take(task);
      else this.waiting.push(task);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.hands.map((hand) => hand.stop()));
  }

  private release(hand: Hand): void {
    const next = this.waiting.shift();
    if (next) hand.take(next);
    else this.free.push(hand);
  }
}
