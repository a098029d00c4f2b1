/** What the page says where Shopify's admin is not around it: calmly, where to open it, and what may be in the way. */
import { Mark } from '../parts/icons.tsx';
import { text } from '../text.ts';

const words = text.outside;

export function Outside() {
  return (
    <main className="outside">
      <section className="card">
        <Mark />
        <h1>{words.title}</h1>
        <p>{words.why}</p>
        <ol className="numbered">
          {words.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <details>
          <summary>{words.blockedTitle}</summary>
          <p>{words.blocked}</p>
        </details>
        <p className="soft">{words.developing}</p>
      </section>
    </main>
  );
}
