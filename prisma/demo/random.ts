/** Small seeded random numbers (mulberry32), so that the demo company is the same for the same seed. */
export class Random {
  private state: number;
  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** Uniform in [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const found = list[this.int(0, list.length - 1)];
    if (found === undefined) throw new Error("pick from an empty list");
    return found;
  }

  /** Picks by weight: `weighted([["a", 3], ["b", 1]])` gives "a" three times of four. */
  weighted<T>(list: readonly (readonly [T, number])[]): T {
    let left = this.next() * list.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of list) {
      left -= weight;
      if (left < 0) return value;
    }
    return list[list.length - 1]![0];
  }

  shuffle<T>(list: readonly T[]): T[] {
    const out = [...list];
    for (let i = out.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      [out[i], out[j]] = [out[j]!, out[i]!];
    }
    return out;
  }
}

/** Hands out a list in shuffled rounds: nothing comes twice before everything came once. */
export class Deck<T> {
  private left: T[] = [];
  constructor(
    private readonly random: Random,
    private readonly all: readonly T[],
  ) {}

  draw(fits: (card: T) => boolean = () => true): T {
    for (let round = 0; round < 2; round++) {
      const at = this.left.findIndex(fits);
      if (at >= 0) return this.left.splice(at, 1)[0]!;
      this.left.push(...this.random.shuffle(this.all));
    }
    throw new Error("no card fits");
  }
}
