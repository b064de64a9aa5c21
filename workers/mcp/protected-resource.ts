/** Where OAuth clients look up how to get in (RFC 9728 §3.1). */
export const RESOURCE_METADATA_PATH = '/.well-known/oauth-protected-resource/mcp';

/**
 * The document about `/mcp` as a protected resource. It names no authorization server because there is none yet: until
 * then a key of the brand is the bearer token.
 */
export function resourceMetadata(origin: string, brand: string): Response {
  return Response.json(
    {
      resource: `${origin}/mcp`,
      resource_name: `${brand} on CGK`,
      bearer_methods_supported: ['header'],
      resource_documentation: `${origin}/api/v1`,
    },
    { headers: { 'cache-control': 'public, max-age=3600', 'access-control-allow-origin': '*' } },
  );
}

/** 401 with the way in (RFC 6750 §3, RFC 9728 §5.1); `invalid_token` only when a token came. */
export function bearerChallenge(origin: string, hadToken: boolean): string {
  const error = hadToken ? 'error="invalid_token", ' : '';
  return `Bearer ${error}resource_metadata="${origin}${RESOURCE_METADATA_PATH}"`;
}
