/** The status codes of HTTP that this API answers with (RFC 9110, 15). No other file names one. */
export const status = {
  ok: 200,
  created: 201,
  noContent: 204,
  notModified: 304,
  permanentRedirect: 308,
  badRequest: 400,
  notFound: 404,
  methodNotAllowed: 405,
  gone: 410,
  contentTooLarge: 413,
  unsupportedMediaType: 415,
  internalServerError: 500,
  serviceUnavailable: 503,
} as const
