// The word in the built page that a host replaces, in each answer, by that answer's own nonce for styles.

/**
 * Stands in renderer/index.html after the build wherever a nonce belongs. The page's policy may then be as narrow as
 * `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-…'; img-src 'self' data: blob:; font-src 'self';
 * connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`: nothing inline but the style
 * elements that Mantine makes at run time, no eval.
 */
export const CSP_NONCE_PLACEHOLDER = 'DCWP_CSP_NONCE';
