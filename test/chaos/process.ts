import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Order, type Report, reportSchema, type Setup } from './messages.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

/** A process of a chaos run, from outside. */
export class Subject {
  readonly #child: ChildProcess;
  readonly #exit: Promise<'gone'>;

  constructor(setup: Setup) {
    this.#child = fork(CHILD, { env: { ...process.env, CHAOS: JSON.stringify(setup) } });
    this.#exit = once(this.#child, 'exit').then(([code]: unknown[]) => {
      if (code === 2) throw new Error(`${setup.id} failed`);
      return 'gone';
    });
    // Whoever asks next is told.
    this.#exit.catch(() => undefined);
  }

  get alive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** What it reports next upon an order; `gone` when it died instead. */
  async ask(order: Order): Promise<Report | 'gone'> {
    if (!this.alive) return this.#exit;
    const reported = once(this.#child, 'message').then(([message]: unknown[]) => reportSchema.parse(message));
    // That it is gone shows by its end.
    this.#child.send(order, () => undefined);
    return Promise.race([reported, this.#exit]);
  }

  /** Ends it at once, whatever it is doing. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Lets it finish what it is doing. */
  async stop(): Promise<void> {
    await this.ask({ order: 'stop' });
  }
}
