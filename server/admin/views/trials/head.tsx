/** The head of each page of experiments. */
import { type HeadProps, ViewHead } from '../../parts/head.tsx';
import { trialsText } from '../../text/trials.ts';

export function Head(props: HeadProps) {
  return (
    <ViewHead
      back={{ href: '#/experiments', words: trialsText.back }}
      leadClass="soft trials-lead"
      {...props}
    />
  );
}
