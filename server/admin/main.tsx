/** Starts the merchant's page: inside Shopify's admin the app, anywhere else the way there. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createApi } from './data/api.ts';
import { LANGUAGE } from './data/language.ts';
import { appBridge } from './data/platform.ts';
import { createQueryClient } from './data/queries.ts';
import './style/index.css';
import { Outside } from './views/outside.tsx';

document.documentElement.lang = LANGUAGE;
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');

const bridge = appBridge();
const page =
  bridge === null ? (
    <Outside />
  ) : (
    <App
      api={createApi({ fetch: (url, init) => fetch(url, init), token: () => bridge.idToken() })}
      client={createQueryClient()}
    />
  );
createRoot(root).render(<StrictMode>{page}</StrictMode>);
