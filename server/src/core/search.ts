// Where in an order something begins to hold.

/** The first index from `from` on, below `to`, of which something holds that holds of all behind it too; `to` where there is none. */
export function firstWhere(from: number, to: number, holds: (i: number) => boolean): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
