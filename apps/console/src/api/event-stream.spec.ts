import { EventStreamReader } from './event-stream.js';

describe('a stream of server-sent events', () => {
  it('gives an event once it is complete, however it was cut', () => {
    const reader = new EventStreamReader();
    expect(reader.take('event: chan')).toEqual([]);
    expect(reader.take('ged\ndata: {"complaintId":"c-1"}\n')).toEqual([]);
    expect(reader.take('\n')).toEqual([{ event: 'changed', data: '{"complaintId":"c-1"}' }]);
  });

  it('gives several events of one piece in their order', () => {
    const events = new EventStreamReader().take('data: 1\n\ndata: 2\n\n');
    expect(events.map(({ data }) => data)).toEqual(['1', '2']);
  });

  it('passes over comments that only keep the line open', () => {
    expect(new EventStreamReader().take(': still here\n\n')).toEqual([]);
  });

  it('joins data of several lines and reads either line ending', () => {
    expect(new EventStreamReader().take('data: a\r\ndata: b\r\n\r\n')).toEqual([{ event: 'message', data: 'a\nb' }]);
  });
});
