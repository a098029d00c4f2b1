/** The yardstick of the serving benchmark: a bare node:http server that sends given answers in turn, whatever is asked. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordedAnswers {
  /** As the real server sends them, without those that node:http adds by itself. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bodies: readonly string[];
}

const { headers, bodies } = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as RecordedAnswers;
// All there is to prepare is prepared, so that the yardstick is as fast as can be.
const answers = bodies.map((text) => {
  const body = Buffer.from(text);
  return { body, headers: { ...headers, 'content-length': body.length } };
});
let turn = 0;
const server = createServer((_request, response) => {
  turn = turn + 1 < answers.length ? turn + 1 : 0;
  const answer = answers[turn]!;
  response.writeHead(200, answer.headers);
  response.end(answer.body);
});
server.listen(0, '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
