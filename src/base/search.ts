/**
 * The place of the last item of a list for which something holds that holds for every item before it; -1 when it holds
 * for none. The list is halved until one is left.
 */
export function lastWhere<Item>(list: readonly Item[], holds: (item: Item) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = list[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
