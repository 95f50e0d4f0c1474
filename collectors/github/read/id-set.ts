/** Places to begin with; a power of two. */
const FIRST = 64;

/**
 * Database ids of GitHub in one block of memory. Eight bytes a place, half of the places free: a Set of numbers
 * beyond 2^30 takes eight times as much, and the ids of a whole organisation are held for as long as it is read.
 */
export class IdSet {
  #places = new Float64Array(FIRST);
  #size = 0;
  /** Zero marks a free place, and stands beside them. */
  #zero = false;

  has(id: number): boolean {
    if (id === 0) return this.#zero;
    return this.#places[this.#placeOf(id)] === id;
  }

  add(id: number): void {
    this.#zero ||= id === 0;
    const place = this.#placeOf(id);
    if (this.#places[place] === id) return;
    this.#places[place] = id;
    this.#size += 1;
    if (this.#size * 2 > this.#places.length) this.#grow();
  }

  /** Where it is, or the free place that it would take. */
  #placeOf(id: number): number {
    const last = this.#places.length - 1;
    // Ids come in rows: multiplied by an odd number far from any power of two, they spread.
    let place = Math.imul(id ^ Math.trunc(id / 0x1_0000_0000), 0x9e37_79b1) >>> 0;
    place = (place ^ (place >>> 15)) & last;
    while (this.#places[place] !== 0 && this.#places[place] !== id) place = (place + 1) & last;
    return place;
  }

  #grow(): void {
    const before = this.#places;
    this.#places = new Float64Array(before.length * 2);
    for (const id of before) if (id !== 0) this.#places[this.#placeOf(id)] = id;
  }
}
