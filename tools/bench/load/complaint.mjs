import { randomUUID } from 'node:crypto';

/**
 * One complaint as a web form sends it, about 600 bytes: people and numbers are made up, each complaint is somebody
 * else's.
 *
 * @param {number} number  below 10^8
 */
export function complaintBody(number) {
  const digits = String(number).padStart(8, '0');
  return JSON.stringify({
    channel: 'web-form',
    branch: 'cn/east/shanghai-01',
    category: 'delivery',
    fields: { 'order-number': `BENCH-${digits}` },
    customer: { name: '何样例', telephone: `139${digits}`, email: `sample-${digits}@example.com` },
    narrative:
      '三月二日下单，页面显示三日内送达，等了一周才收到。外箱破损，里面的两只杯子碎了一只，客服两次答应回电，至今没有人联系我。',
    demand: '补寄一只完好的杯子，并说明为什么没有人回电。',
  });
}

/** The whole request as it goes over the wire. @param {{ path: string, token: string, number: number }} request */
export function postOf({ path, token, number }) {
  const body = complaintBody(number);
  return (
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\naccept: application/json\r\n` +
    `authorization: Bearer ${token}\r\nidempotency-key: ${randomUUID()}\r\n` +
    `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}
