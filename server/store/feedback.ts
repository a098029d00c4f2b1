/** Answers counted by day, and which customer was asked when. */
import { sql } from 'kysely';
import { ASK_EVERY_DAYS, type FeedbackStore, type Question } from '../flows/ports.ts';
import type { Cell, Engine } from './dialect/engine.ts';
import { keyHash } from './forget.ts';
import { purgeBefore } from './purge.ts';
import { storable } from './text.ts';

const ASK_EVERY_MS = ASK_EVERY_DAYS * 86_400_000;

export function feedbackStore(engine: Engine): FeedbackStore {
  return {
    async add(shop, day, answers) {
      if (answers.length === 0) return;
      const sums = new Map<string, [question: string, answer: number, answers: number]>();
      for (const { question, answer } of answers) {
        const key = `${question} ${answer}`;
        sums.set(key, [question, answer, (sums.get(key)?.[2] ?? 0) + 1]);
      }
      const rows: Cell[][] = [...sums.keys()].sort().map((key) => sums.get(key)!);
      const added = engine.relation({ question: 'text', answer: 'bigint', answers: 'bigint' }, rows);
      await engine.write((trx) =>
        sql`insert into feedback (shop, day, question, answer, answers)
          select ${shop}, cast(${day} as bigint), question, answer, answers from ${added} as added where true
          on conflict (shop, day, question, answer) do update
          set answers = feedback.answers + excluded.answers`.execute(trx),
      );
    },

    async sum(shop, fromDay, toDay) {
      const rows = await engine.read
        .selectFrom('feedback')
        .select(['day', 'question', 'answer', 'answers as count'])
        .where('shop', '=', shop)
        .where('day', '>=', fromDay)
        .where('day', '<=', toDay)
        .orderBy('day')
        .orderBy('question')
        .orderBy('answer')
        .execute();
      return rows.map((row) => ({ ...row, question: row.question as Question }));
    },

    async askedAt(shop, customerKey) {
      const row = await engine.read
        .selectFrom('asked')
        .select('at')
        .where('shop', '=', shop)
        .where('customer_key', '=', storable(customerKey))
        .executeTakeFirst();
      return row?.at ?? null;
    },

    ask: (shop, customerKey, at) =>
      engine.write(async (trx) => {
        const forgotten = await trx
          .selectFrom('redactions')
          .select('shop')
          .where('shop', '=', shop)
          .where('key_hash', '=', keyHash(customerKey))
          .executeTakeFirst();
        if (forgotten) return false;
        const row = await trx
          .insertInto('asked')
          .values({ shop, customer_key: storable(customerKey), at })
          .onConflict((c) =>
            c
              .columns(['shop', 'customer_key'])
              .doUpdateSet({ at })
              .where('asked.at', '<=', at - ASK_EVERY_MS),
          )
          .returning('at')
          .executeTakeFirst();
        return row !== undefined;
      }),

    purge: (shop, at) =>
      engine.write(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom('asked')
          .where('shop', '=', shop)
          .where('at', '<=', at - ASK_EVERY_MS)
          .executeTakeFirst();
        return Number(numDeletedRows);
      }),

    purgeAnswers: (shop, day) => purgeBefore(engine, 'feedback', 'day', shop, day),
  };
}
