import type { BilingualText } from '#domain/collections/definition.ts';

/** A plan's files were not taken, told in a sentence of each language; the message is the English one. */
export class PlanRefusal extends Error {
  override name = 'PlanRefusal';
  readonly sentence: BilingualText;

  constructor(sentence: BilingualText, options?: ErrorOptions) {
    super(sentence.en, options);
    this.sentence = sentence;
  }
}

/** A plan of that id is there. */
export class PlanExistsError extends PlanRefusal {
  override name = 'PlanExistsError';

  constructor(id: string) {
    super({
      zh: `数据库中已有规划「${id}」，未作改动。如需使其与文件一致，请加 --update；如为另一规划，请在 plan.json 中改用其他标识。`,
      en: `The database holds a plan «${id}» already, and it was left as it is. Add --update to bring it to what the files say, or give this one another id in plan.json.`,
    });
  }
}
