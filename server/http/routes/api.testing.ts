/** The merchant's routes, each with what a page may send, for tests that ask all of them. */
import { makeTrialFields } from '../../domain/experiment/trials.testing.ts';
import { makeFields } from '../../domain/offer/offers.testing.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings.ts';

const SOME_TRIAL = makeTrialFields({ kind: 'strategy', strategy: 'damped' });

/** Every route, with a query that a shop may send; `foreign` names another shop's product. */
export const ROUTES = [
  { method: 'GET', url: '/api/status' },
  { method: 'GET', url: '/api/home' },
  { method: 'POST', url: '/api/sync' },
  { method: 'GET', url: '/api/settings' },
  { method: 'PUT', url: '/api/settings', payload: { settings: DEFAULT_SETTINGS, version: 0 } },
  { method: 'GET', url: '/api/products?q=foreign' },
  { method: 'GET', url: '/api/groups?kind=vendor&q=foreign' },
  { method: 'GET', url: '/api/preview?product=666&placement=product' },
  { method: 'GET', url: '/api/setup' },
  { method: 'POST', url: '/api/self-test' },
  { method: 'POST', url: '/api/preview', payload: { offer: makeFields(), id: null } },
  { method: 'GET', url: '/api/results' },
  { method: 'GET', url: '/api/results/kpis' },
  { method: 'GET', url: '/api/results/measured' },
  { method: 'GET', url: '/api/results/history?days=7' },
  { method: 'GET', url: '/api/results/trials/tforeign1', route: '/api/results/trials/:id' },
  { method: 'GET', url: '/api/exports' },
  { method: 'GET', url: '/api/exports/counters.csv', route: '/api/exports/:file' },
  { method: 'GET', url: '/api/activity' },
  { method: 'GET', url: '/api/privacy' },
  { method: 'GET', url: '/api/privacy/export' },
  { method: 'POST', url: '/api/privacy/customer/export', payload: { id: 666 } },
  { method: 'POST', url: '/api/privacy/customer/forget', payload: { id: 666 } },
  { method: 'POST', url: '/api/privacy/measuring/delete', payload: {} },
  { method: 'GET', url: '/api/diagnostics' },
  { method: 'GET', url: '/api/diagnostics/bundle' },
  {
    method: 'POST',
    url: '/api/diagnostics/jobs/measure/retry',
    route: '/api/diagnostics/jobs/:kind/retry',
  },
  { method: 'GET', url: '/api/offers' },
  { method: 'POST', url: '/api/offers', payload: { offer: makeFields() } },
  { method: 'GET', url: '/api/offers/templates?kind=volume' },
  { method: 'GET', url: '/api/offers/log' },
  { method: 'GET', url: '/api/offers/brief' },
  { method: 'GET', url: '/api/offers/oforeign1', route: '/api/offers/:id' },
  {
    method: 'PUT',
    url: '/api/offers/oforeign1',
    route: '/api/offers/:id',
    payload: { offer: makeFields(), version: 1 },
  },
  { method: 'DELETE', url: '/api/offers/oforeign1?version=1', route: '/api/offers/:id' },
  {
    method: 'POST',
    url: '/api/offers/oforeign1/status',
    route: '/api/offers/:id/status',
    payload: { status: 'paused', version: 1 },
  },
  {
    method: 'POST',
    url: '/api/offers/oforeign1/place',
    route: '/api/offers/:id/place',
    payload: { place: 1 },
  },
  {
    method: 'POST',
    url: '/api/offers/oforeign1/duplicate',
    route: '/api/offers/:id/duplicate',
    payload: { name: 'Mine' },
  },
  { method: 'GET', url: '/api/trials' },
  { method: 'POST', url: '/api/trials', payload: { trial: SOME_TRIAL } },
  { method: 'GET', url: '/api/trials/log' },
  { method: 'GET', url: '/api/trials/tforeign1', route: '/api/trials/:id' },
  {
    method: 'PUT',
    url: '/api/trials/tforeign1',
    route: '/api/trials/:id',
    payload: { trial: SOME_TRIAL, version: 1 },
  },
  { method: 'DELETE', url: '/api/trials/tforeign1?version=1', route: '/api/trials/:id' },
  ...(['start', 'stop'] as const).map((verb) => ({
    method: 'POST' as const,
    url: `/api/trials/tforeign1/${verb}`,
    route: `/api/trials/:id/${verb}`,
    payload: { version: 1 },
  })),
  {
    method: 'POST',
    url: '/api/simulate',
    payload: { lines: [], country: null },
  },
] as const;
