/** What is to be paid under one head of an order of application. Unit: cents, zero or above. */
export type Due<Head extends string> = { readonly head: Head; readonly due: bigint };

/** What a head is given of what is due, and what it lacks. Unit: cents. */
export type Applied<Head extends string> = Due<Head> & { readonly paid: bigint; readonly short: bigint };

/**
 * Applies proceeds to what is due, in an order, each head in full before the next is given any; what is left when every
 * head is paid is the surplus.
 *
 * Unit: cents. What is paid and the surplus add up to the proceeds.
 */
export function applied<Each extends string>(
  proceeds: bigint,
  order: readonly Each[],
  due: { readonly [Head in Each]?: bigint },
): { readonly heads: readonly Applied<Each>[]; readonly surplus: bigint } {
  let left = proceeds;
  const heads = order.map((head): Applied<Each> => {
    const owed = due[head] ?? 0n;
    const paid = left < owed ? left : owed;
    left -= paid;
    return { head, due: owed, paid, short: owed - paid };
  });
  return { heads, surplus: left };
}
