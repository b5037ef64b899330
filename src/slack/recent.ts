/** Remembers the last ids met, so that what Slack sends twice is done once. */
export class Recent {
  readonly #ids = new Set<string>();
  readonly #size: number;

  constructor(size = 1000) {
    this.#size = size;
  }

  /** True the first time that an id comes by; one that is not known cannot be a duplicate. */
  isNew(id: string | null): boolean {
    if (id === null) return true;
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    const [oldest] = this.#ids;
    if (this.#ids.size > this.#size && oldest !== undefined) this.#ids.delete(oldest);
    return true;
  }
}
