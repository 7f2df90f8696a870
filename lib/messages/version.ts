/**
 * Stands alone so that Arbor's page gets the number without the schemas of `protocol.ts`. Raise it
 * with every change that an open page of the version before would misread.
 */
export const PROTOCOL_VERSION = 2;
