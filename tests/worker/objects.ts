/** Entry of the Worker that the object tests run in. */
export { CartObject } from '../../durable-objects/cart.ts';
export { RateLimiterObject } from '../../durable-objects/rate-limiter.ts';
export { TenantStateObject } from '../../durable-objects/tenant-state.ts';
export { TestGatewayObject } from '../../durable-objects/test-gateway.ts';

export default { fetch: () => new Response('objects only', { status: 404 }) } satisfies ExportedHandler;
