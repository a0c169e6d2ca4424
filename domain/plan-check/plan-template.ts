/** Texts of `plan.json` that a new plan comes with, to be written over. */
export const planTemplate = {
  title: { zh: '新规划', en: 'New plan' },
  description: { zh: '用一两句话说明这个规划', en: 'One or two sentences about this plan' },
  phases: [
    { id: 'first', title: { zh: '一期', en: 'First phase' }, date: '2027-01-01' },
    { id: 'second', title: { zh: '二期', en: 'Second phase' }, date: '2030-01-01' },
  ],
} as const;
