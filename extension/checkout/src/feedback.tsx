/** @jsxImportSource preact */
/** One question after the purchase, at most once in half a year: a press answers it, another leaves it, and nothing is required. */
import { useEffect, useState } from 'preact/hooks';
import type { Question } from '../../../server/domain/measure/feedback.ts';
import { isInEditor, shared } from './api.ts';
import { isHeld } from './cart.ts';
import { noteAsked, wasAsked } from './memory.ts';
import { answerQuestion, askQuestion } from './server.ts';

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** The server decides by what it knows of the customer; this browser remembers besides, and asks less rather than more. */
async function find(helpful: boolean): Promise<Question | null> {
  const { analytics } = shared().customerPrivacy.value.allowedProcessing;
  if (!analytics || isInEditor() || isHeld() || (await wasAsked())) return null;
  const question = await askQuestion(helpful);
  if (question !== null) await noteAsked();
  return question;
}

/** `helpful`: a suggestion was shown or sold to this shopper. */
export function Feedback({ helpful }: { readonly helpful: boolean }) {
  const [question, setQuestion] = useState<Question | null>(null);
  const [answered, setAnswered] = useState(false);
  useEffect(() => {
    void find(helpful)
      .catch(() => null)
      .then(setQuestion);
  }, [helpful]);
  if (question === null) return null;

  const { translate } = shared().i18n;
  const answer = (value: number) => {
    setAnswered(true);
    answerQuestion({ question, answer: value });
  };
  const asked = translate(`feedback.${question}`);
  const skip = (
    <s-button variant="secondary" onClick={() => setQuestion(null)}>
      {translate('feedback.skip')}
    </s-button>
  );
  return (
    <s-stack gap="base">
      {answered ? null : (
        <s-stack gap="base" accessibilityRole="section" accessibilityLabel={asked}>
          <s-text type="strong">{asked}</s-text>
          {question === 'helpful' ? (
            <s-stack direction="inline" gap="base">
              <s-button variant="secondary" onClick={() => answer(1)}>
                {translate('feedback.yes')}
              </s-button>
              <s-button variant="secondary" onClick={() => answer(0)}>
                {translate('feedback.no')}
              </s-button>
              {skip}
            </s-stack>
          ) : (
            <s-stack gap="small-200">
              <s-stack direction="inline" gap="small-200">
                {SCORES.map((score) => (
                  <s-button
                    key={score}
                    variant="secondary"
                    accessibilityLabel={translate('feedback.score', { score })}
                    onClick={() => answer(score)}
                  >
                    {String(score)}
                  </s-button>
                ))}
              </s-stack>
              <s-text color="subdued">{translate('feedback.scale')}</s-text>
              {skip}
            </s-stack>
          )}
        </s-stack>
      )}
      {/* There from the start: a live region that comes with its words is not read out. */}
      <s-stack accessibilityRole="status">
        {answered ? <s-text>{translate('feedback.thanks')}</s-text> : null}
      </s-stack>
    </s-stack>
  );
}
