// A typed array that grows: numbers in the millions, at their own width and without knowing how many will come.

const FIRST_CAPACITY = 1024;

export class GrowingArray<T extends Uint16Array | Uint32Array | Float32Array> {
  readonly #create: (capacity: number) => T;
  #items: T;
  #size = 0;

  /** @param create an array of zeros: `(capacity) => new Uint32Array(capacity)` */
  constructor(create: (capacity: number) => T) {
    this.#create = create;
    this.#items = create(FIRST_CAPACITY);
  }

  get size(): number {
    return this.#size;
  }

  push(value: number): void {
    if (this.#size === this.#items.length) {
      const grown = this.#create(this.#items.length * 2);
      grown.set(this.#items);
      this.#items = grown;
    }
    this.#items[this.#size++] = value;
  }

  /** The items so far: a view that later pushes may leave behind. */
  items(): T {
    return this.#items.subarray(0, this.#size) as T;
  }
}

export const growingUint32 = (): GrowingArray<Uint32Array> => new GrowingArray((capacity) => new Uint32Array(capacity));
export const growingUint16 = (): GrowingArray<Uint16Array> => new GrowingArray((capacity) => new Uint16Array(capacity));
export const growingFloat32 = (): GrowingArray<Float32Array> =>
  new GrowingArray((capacity) => new Float32Array(capacity));
