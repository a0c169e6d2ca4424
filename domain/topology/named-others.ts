/** The most that a sentence names of those of whom the same is true. */
const mostNamed = 5;

/** Ids of features, as what a fault tells besides: the first five by name, and how many more there are. */
export function namedOthers(others: readonly { id: string }[]): { others: string; more: number } {
  return {
    others: others
      .slice(0, mostNamed)
      .map(({ id }) => id)
      .join(', '),
    more: Math.max(0, others.length - mostNamed),
  };
}
