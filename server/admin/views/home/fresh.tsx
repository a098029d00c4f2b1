/** A shop in which nothing was shown yet: what comes, and the one way on. */
import { Card } from '../../parts/ui.tsx';
import { homeText } from '../../text/home.ts';

const words = homeText.fresh;

export function Fresh() {
  return (
    <Card title={words.title} lead={words.lead}>
      <ol className="numbered">
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="home-ways">
        <a className="button primary" href="#/setup">
          {words.action}
        </a>
        <a href="#/recommendations">{words.look}</a>
      </p>
    </Card>
  );
}
