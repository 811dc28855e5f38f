/** Exit code 0 when the process of this container answers that it is ready. */
const port = process.env.PORT ?? process.env.GATEWAY_PORT ?? 3000;
try {
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(3_000) });
  process.exit(answer.ok ? 0 : 1);
} catch {
  process.exit(1);
}
