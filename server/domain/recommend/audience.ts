/** For whom and for when a product is: men's and women's shoes do two jobs, however alike their titles. */
import { type Described, words } from './text.ts';

/** Each list is one question, each line one answer, in English, Swedish, Danish, Norwegian, Finnish and German. */
const QUESTIONS: readonly (readonly ReadonlySet<string>[])[] = [
  [
    'men mens man herr herrar herre herrer menn mænd miehet miesten herren',
    'women womens woman ladies lady dam damer dame kvinder kvinner naiset naisten damen',
    'kid kids child childs children childrens junior barn børn lapset lasten kinder',
    'baby babies bebis spädbarn vauva vauvan säugling',
  ],
  ['winter vinter talvi', 'summer sommar sommer kesä'],
  ['dog dogs hund hundar hunde koira koiran', 'cat cats katt katter kat katte kissa kissan katze katzen'],
].map((answers) => answers.map((list) => new Set(list.split(' '))));

const MOST_TAGS = 250;

/** One number per question, a bit for each answer that title, type and tags give; 0 where they are silent. */
export type Audience = readonly number[];

export function audienceOf({ title, type, tags }: Described): Audience {
  const said = new Set([title, type, ...tags.slice(0, MOST_TAGS)].flatMap(words));
  return QUESTIONS.map((answers) => {
    let bits = 0;
    answers.forEach((list, at) => {
      for (const word of list) if (said.has(word)) bits |= 1 << at;
    });
    return bits;
  });
}

/** True when both answer some question and share no answer. Who is silent suits everybody. */
export function apart(a: Audience, b: Audience): boolean {
  return a.some((bits, at) => bits !== 0 && b[at] !== 0 && (bits & b[at]!) === 0);
}
