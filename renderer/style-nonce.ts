// The nonce that lets this page's own style elements pass the content policy.

/** Undefined where the page is served without one, as by the development server. */
export function styleNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
}

/** `get-nonce`, which scroll locks of dialogs ask, reads this global. */
export function shareStyleNonce(): void {
  const nonce = styleNonce();
  if (nonce !== undefined) Object.assign(globalThis, { __webpack_nonce__: nonce });
}
