/** Sends a file, telling how much of it has gone; `fetch` cannot tell that in any browser. */

export interface Sent {
  readonly status: number;
  /** The answer as JSON; undefined when it is none. */
  readonly body: unknown;
}

export interface UploadOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly onSent: (bytes: number) => void;
  readonly signal: AbortSignal;
}

export type Upload = (url: string, file: Blob, options: UploadOptions) => Promise<Sent>;

/** Rejects when there was no answer, or `signal` called it off. */
export const upload: Upload = (url, file, { headers, onSent, signal }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
    request.addEventListener('load', () =>
      resolve({ status: request.status, body: parsed(request.responseText) }),
    );
    request.addEventListener('error', () => reject(new Error('No answer.')));
    request.addEventListener('abort', () => reject(signal.reason));
    signal.addEventListener('abort', () => request.abort());
    if (signal.aborted) reject(signal.reason);
    else request.send(file);
  });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
