import { availableParallelism } from "node:os";
import { parentPort, Worker } from "node:worker_threads";
import type { Submission } from "../core/merging/submitted";
import { unreadableSubmission } from "../core/merging/submission";
import type { HostErrorCode } from "../hosts/host";
import { submit, type Job } from "./submit";

/** Null for a file that is as it was known. */
type Outcome = Submission | null;

/** Does the jobs that a pool hands to this thread. Called by the program when it is started as a worker. */
export function serveJobs(): void {
  const port = parentPort;
  port?.on("message", (jobs: readonly Job[]) => {
    void submitAll(jobs).then((submissions) => {
      // As text: to copy objects of hundreds of fields from thread to thread takes ten times as long.
      port.postMessage(JSON.stringify(submissions));
    });
  });
}

async function submitAll(jobs: readonly Job[]): Promise<readonly Outcome[]> {
  const submissions: Outcome[] = [];
  for (const job of jobs) submissions.push(await submit(job));
  return submissions;
}

/** Where submissions are worked out. */
interface Workshop {
  /** Calls that may be under way at once without anyone waiting for a free hand. */
  readonly size: number;
  /** Files that are best given in one call. */
  readonly batch: number;
  /** @returns what came of each job, in their order */
  run(jobs: readonly Job[]): Promise<readonly Outcome[]>;
  close(): Promise<void>;
}

/** Starting one more thread takes as long as reading this many workbooks. */
const FILES_FOR_A_THREAD = 12;

/** Each thread takes some 100 MB; more than these compete for the disk. */
const MOST_THREADS = 16;

/** Waking a thread takes a tenth of the time that reading a workbook does. */
const MOST_IN_BATCH = 16;

/** A safety net that no honest file reaches: the slowest known take some seconds. Milliseconds. */
const PATIENCE = 60_000;

/** Calls for each thread while many files are left, so that the threads end at about the same time. */
const SHARES = 8;

/**
 * Threads that each read some workbooks at a time, as many as the machine runs at once: the program's own thread has
 * little to do meanwhile. Few files are one thread's, too: a file without an end can be given up only from outside.
 * Without a script for threads, or without files, they are read on the spot.
 * @param patience milliseconds after which a thread's work is given up
 */
export function openWorkshop(files: number, workerScript: string | undefined, patience = PATIENCE): Workshop {
  if (workerScript === undefined || files === 0) {
    return { size: 1, batch: 1, run: submitAll, close: () => Promise.resolve() };
  }
  const threads = Math.min(availableParallelism(), MOST_THREADS, Math.ceil(files / FILES_FOR_A_THREAD));
  const batch = Math.min(MOST_IN_BATCH, Math.ceil(files / (threads * SHARES)));
  return new Pool(workerScript, threads, batch, patience);
}

interface Task {
  readonly jobs: readonly Job[];
  readonly resolve: (submissions: readonly Outcome[]) => void;
}

class Hand {
  private task: Task | null = null;
  private worker: Worker;
  private alarm: NodeJS.Timeout | undefined;

  constructor(
    private readonly script: string,
    private readonly patience: number,
    private readonly onFree: (hand: Hand) => void,
    private readonly retry: (jobs: readonly Job[]) => Promise<readonly Outcome[]>,
  ) {
    this.worker = this.start();
  }

  take(task: Task): void {
    this.task = task;
    this.alarm = setTimeout(() => void this.giveUp(), this.patience);
    this.worker.postMessage(task.jobs);
  }

  async stop(): Promise<void> {
    clearTimeout(this.alarm);
    this.worker.removeAllListeners();
    await this.worker.terminate();
  }

  private start(): Worker {
    const worker = new Worker(this.script);
    worker.on("message", (submissions: string) => {
      this.finish(JSON.parse(submissions) as readonly Outcome[]);
    });
    worker.on("error", (error: Error) => {
      const { task } = this;
      if (!task) return;
      this.worker = this.start();
      this.fail(task, "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "too-large" : "unknown");
    });
    return worker;
  }

  private async giveUp(): Promise<void> {
    const { task, worker } = this;
    if (!task) return;
    worker.removeAllListeners();
    this.worker = this.start();
    this.fail(task, "too-slow");
    await worker.terminate();
  }

  /** A file that brings its thread down (out of memory, no end in sight) costs that file only: each of its batch is tried alone. */
  private fail({ jobs, resolve }: Task, code: HostErrorCode): void {
    clearTimeout(this.alarm);
    const [only] = jobs;
    if (only && jobs.length === 1) return this.finish([broken(only, code)]);
    this.task = null;
    this.onFree(this);
    void Promise.all(jobs.map((job) => this.retry([job]))).then((submissions) => resolve(submissions.flat()));
  }

  private finish(submissions: readonly Outcome[]): void {
    const { task } = this;
    clearTimeout(this.alarm);
    this.task = null;
    this.onFree(this);
    task?.resolve(submissions);
  }
}

function broken({ path, fileModified }: Job, code: HostErrorCode): Submission {
  return unreadableSubmission({ path, sha256: null, modified: null, fileModified }, { code, facts: {} });
}

class Pool implements Workshop {
  readonly size: number;
  private readonly hands: readonly Hand[];
  private readonly free: Hand[];
  private readonly waiting: Task[] = [];

  constructor(
    script: string,
    threads: number,
    readonly batch: number,
    patience: number,
  ) {
    const release = (hand: Hand): void => this.release(hand);
    const retry = (jobs: readonly Job[]): Promise<readonly Outcome[]> => this.run(jobs);
    this.hands = Array.from({ length: threads }, () => new Hand(script, patience, release, retry));
    this.free = [...this.hands];
    // One more than there are hands, so that none waits for its next files.
    this.size = threads + 1;
  }

  run(jobs: readonly Job[]): Promise<readonly Outcome[]> {
    return new Promise((resolve) => {
      const task = { jobs, resolve };
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
