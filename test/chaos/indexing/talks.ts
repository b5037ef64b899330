import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { enriched } from '../../support/library.ts';

/** A document of a chaos run: every version of it begins and ends with a mark. */
interface Talk {
  path: string;
  readonly id: string;
  version: number;
}

const WORDS = 'strategy business model search google openai product team moat bet risk price market plan'.split(' ');

/** A folder of documents that change at random. */
export class Talks {
  readonly #folder: string;
  readonly #random: () => number;
  readonly #talks: Talk[] = [];
  #count = 0;

  constructor(folder: string, random: () => number, documents: number) {
    this.#folder = folder;
    this.#random = random;
    for (let index = 0; index < documents; index += 1) this.#add();
  }

  /** The mark that begins and the one that ends each video that should be there: by its id. */
  expected(): ReadonlyMap<string, string> {
    return new Map(this.#talks.map(({ id, version }) => [id, markOf(id, version)]));
  }

  paths(): readonly string[] {
    return this.#talks.map(({ path }) => path).sort();
  }

  /** Some documents come, change, move and go. */
  stir(): void {
    for (let change = Math.floor(this.#random() * 12); change > 0; change -= 1) {
      const at = Math.floor(this.#random() * this.#talks.length);
      const talk = this.#talks[at];
      const way = this.#random();
      if (way < 0.4 || !talk) this.#add();
      else if (way < 0.6) {
        talk.version += 1;
        this.#write(talk);
      } else if (way < 0.8) {
        const path = `moved/${this.#count++}.md`;
        mkdirSync(join(this.#folder, 'moved'), { recursive: true });
        renameSync(join(this.#folder, talk.path), join(this.#folder, path));
        talk.path = path;
      } else {
        rmSync(join(this.#folder, talk.path));
        this.#talks.splice(at, 1);
      }
    }
  }

  #add(): void {
    const number = this.#count++;
    const talk = { path: `${number % 5}/${number}.md`, id: `chaos${String(number).padStart(6, '0')}`, version: 1 };
    this.#talks.push(talk);
    this.#write(talk);
  }

  #write({ path, id, version }: Talk): void {
    const words = Array.from(
      { length: 150 + Math.floor(this.#random() * 600) },
      () => WORDS[Math.floor(this.#random() * WORDS.length)],
    );
    const mark = markOf(id, version);
    const meta = { title: `Talk ${id}`, video_id: id, duration_seconds: 3600 };
    mkdirSync(dirname(join(this.#folder, path)), { recursive: true });
    writeFileSync(join(this.#folder, path), enriched(meta, `${mark} ${words.join(' ')} ${mark}`));
  }
}

function markOf(id: string, version: number): string {
  return `mark${id}v${version}`;
}
