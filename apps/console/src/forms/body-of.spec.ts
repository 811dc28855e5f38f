import { bodyOf, minorUnits, missingIn } from './body-of.js';
import type { FormInput } from './form-input.js';

const input = (name: string, type: FormInput['type'], more: Partial<FormInput> = {}): FormInput => ({
  name,
  type,
  label: name,
  ...more,
});

describe('the body a form sends', () => {
  it('nests names with dots and trims what was typed', () => {
    const inputs = [input('customer.name', 'text'), input('customer.telephone', 'telephone')];
    expect(bodyOf(inputs, { 'customer.name': ' 林小满 ', 'customer.telephone': '13800000000' })).toEqual({
      customer: { name: '林小满', telephone: '13800000000' },
    });
  });

  it('leaves out what is empty', () => {
    expect(bodyOf([input('note', 'long-text'), input('flags', 'several')], { note: '  ', flags: [] })).toEqual({});
  });

  it('gives every answer its type', () => {
    const inputs = [
      input('reached', 'yes-no'),
      input('score', 'score'),
      input('compensation', 'money', { currency: 'CNY' }),
      input('happenedAt', 'date-time'),
      input('goods', 'goods'),
    ];
    const goods = [
      { item: 'beer', quantity: '12' },
      { item: '', quantity: '1' },
    ];
    const values = { reached: 'no', score: '90', compensation: '12.5', happenedAt: '2026-03-06T09:00Z', goods };
    expect(bodyOf(inputs, values)).toEqual({
      reached: false,
      score: 90,
      compensation: { currency: 'CNY', minor: 1250 },
      happenedAt: '2026-03-06T09:00:00.000Z',
      goods: [{ item: 'beer', quantity: 12 }],
    });
  });

  it('sends a file as its media type and content', () => {
    const file = { name: 'lid.jpg', mediaType: 'image/jpeg', base64: 'AA==' };
    expect(bodyOf([input('file', 'file')], { file })).toEqual({ mediaType: 'image/jpeg', base64: 'AA==' });
  });

  it('does not send an answer that is no longer asked for', () => {
    const satisfied = input('satisfied', 'yes-no', { when: (values) => values['reached'] === 'yes' });
    expect(bodyOf([input('reached', 'yes-no'), satisfied], { reached: 'no', satisfied: 'yes' })).toEqual({
      reached: false,
    });
  });
});

describe('minor units', () => {
  it.each([
    ['1.15', 'CNY', 115],
    ['2000', 'CNY', 200_000],
    ['.5', 'CNY', 50],
    ['1.999', 'CNY', 199],
    ['300', 'JPY', 300],
  ])('of %s %s are %d', (amount, currency, minor) => expect(minorUnits(amount, currency)).toBe(minor));
});

describe('what is missing', () => {
  it('names required inputs without an answer', () => {
    const inputs = [input('a', 'text', { required: true }), input('b', 'text')];
    expect(missingIn(inputs, { a: ' ' })).toEqual(['a']);
  });
});
