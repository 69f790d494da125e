/**
 * The same work with its answers kept by what was asked, `most` at a time: for short answers asked for again and
 * again. The work must answer the same whenever it is asked.
 */
export function kept<Asked extends string, Answer>(
  most: number,
  work: (asked: Asked) => Answer,
): (asked: Asked) => Answer {
  const answers = new Map<Asked, Answer>();
  return (asked) => {
    const before = answers.get(asked);
    if (before !== undefined) return before;
    const answer = work(asked);
    if (answers.size >= most) answers.clear();
    answers.set(asked, answer);
    return answer;
  };
}
