/** The verifier's port: who is asking, proved by a signature. http asks it; only the adapter knows the schemes. */
import type { ShopDomain } from '../domain/ids.ts';

/** `why` is for the log: it names the check, never what was sent. */
export interface Refused {
  readonly kind: 'refused';
  readonly why: string;
}

export interface VerifiedWebhook {
  readonly kind: 'ok';
  readonly shop: ShopDomain;
  /** In the form `orders/create`. */
  readonly topic: string;
  readonly webhookId: string;
  /** Epoch milliseconds; null when the platform did not say. */
  readonly triggeredAt: number | null;
}

export interface VerifiedProxy {
  readonly kind: 'ok';
  readonly shop: ShopDomain;
  /** Every parameter but the signature; repeated ones joined by commas, as they were signed. No prototype. */
  readonly params: Readonly<Record<string, string>>;
}

export interface VerifiedSession {
  readonly kind: 'ok';
  readonly shop: ShopDomain;
  /** The staff member's id, as text. */
  readonly user: string;
  /** The token itself, for the token exchange. Never log it. */
  readonly raw: string;
}

/** Proves the shop alone: any of its shoppers could be asking. */
export interface VerifiedShop {
  readonly kind: 'ok';
  readonly shop: ShopDomain;
}

export interface VerifiedShopper extends VerifiedShop {
  /** The platform's number of the customer who is logged in, where it tells; null else. */
  readonly customer: number | null;
}

export interface VerifiedLaunch {
  readonly kind: 'ok';
  readonly shop: ShopDomain;
}

export interface Verifier {
  /** `rawBody` must be the bytes as received: a body parsed and written again does not match. */
  verifyWebhook(rawBody: Uint8Array, headers: RawHeaders): VerifiedWebhook | Refused;
  /** A request that came through the shop's app proxy. Give the raw query string (without `?`) where there is one. */
  verifyProxy(query: Query): VerifiedProxy | Refused;
  /** The bearer token of a request from the merchant's page. */
  verifySessionToken(token: string): Promise<VerifiedSession | Refused>;
  /** The bearer token of a request from an extension in checkout. */
  verifyExtensionToken(token: string): Promise<VerifiedShopper | Refused>;
  /** The key that the shop's web pixel was given in its settings. */
  verifyPixel(shop: unknown, key: unknown): VerifiedShop | Refused;
  /** The query with which the admin opens the app's page: proves which shop may frame it, nothing more. */
  verifyLaunch(query: Query): VerifiedLaunch | Refused;
}

/** Lower-case names, as Node gives them. */
export type RawHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A raw query string, or one already parsed, where repeated parameters are arrays. */
export type Query = string | URLSearchParams | Readonly<Record<string, unknown>>;
