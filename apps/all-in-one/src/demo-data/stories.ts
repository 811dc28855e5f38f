import type { RegisterComplaint } from '@redress/contracts';
import type { z } from 'zod';

type Complaint = z.input<typeof RegisterComplaint>;

/** One fictional complaint, when it came, and how far it has got. */
export interface Story {
  /** How long ago it happened, in minutes of the business clock. */
  readonly minutesAgo: number;
  readonly complaint: Complaint;
  readonly upTo: 'registered' | 'contacted' | 'investigated' | 'proposed' | 'answered' | 'resolved';
}

const shanghai = 'cn/east/shanghai-01';
const hangzhou = 'cn/east/hangzhou-01';

/** Plainly fictional people with telephone numbers that nobody has. */
export const stories: readonly Story[] = [
  {
    minutesAgo: 45,
    upTo: 'registered',
    complaint: {
      channel: 'phone',
      branch: shanghai,
      category: 'delivery',
      fields: { 'order-number': 'DEMO-1001' },
      customer: { name: '林小样', telephone: '13000000001' },
      narrative: '礼盒送到时已经破损，两瓶酒碎了，司机没有等签收就走了。',
      demand: '今天之内重新发货。',
    },
  },
  {
    minutesAgo: 20,
    upTo: 'registered',
    complaint: {
      channel: 'chat',
      branch: hangzhou,
      category: 'service',
      customer: { name: 'Ann Example', telephone: '13000000002' },
      narrative: 'I was passed on three times and nobody called me back.',
      demand: 'One person who knows my matter.',
    },
  },
  {
    minutesAgo: 5,
    upTo: 'registered',
    complaint: {
      channel: 'on-site',
      branch: shanghai,
      category: 'safety',
      flags: ['injury'],
      customer: { name: '周样本', telephone: '13000000003' },
      narrative: '啤酒瓶在货架上爆裂，划伤了手，店员帮忙包扎了。',
      demand: '承担医药费并检查其余批次。',
    },
  },
  {
    minutesAgo: 55,
    upTo: 'contacted',
    complaint: {
      channel: 'email',
      branch: shanghai,
      category: 'billing',
      amount: { currency: 'CNY', minor: 38_800 },
      customer: { name: 'Bob Sample', email: 'bob.sample@example.com', telephone: '13000000004' },
      narrative: 'The voucher was taken off the bill twice as a charge instead of once as a discount.',
      demand: 'The difference back.',
    },
  },
  {
    minutesAgo: 50,
    upTo: 'investigated',
    complaint: {
      channel: 'web-form',
      branch: hangzhou,
      category: 'product',
      amount: { currency: 'CNY', minor: 260_000 },
      customer: { name: '吴示例', telephone: '13000000005' },
      narrative: '同一批次的三台空气净化器都有异味，已经停用。',
      demand: '整批更换。',
    },
  },
  {
    minutesAgo: 58,
    upTo: 'proposed',
    complaint: {
      channel: 'sales-staff',
      branch: shanghai,
      category: 'delivery',
      fields: { 'order-number': 'DEMO-1002' },
      customer: { name: '郑虚构', telephone: '13000000006' },
      narrative: '团购的两百份节礼少送了十二份，收货单上写的是两百份。',
      demand: '补发，并给客户写一封道歉信。',
    },
  },
  {
    minutesAgo: 59,
    upTo: 'answered',
    complaint: {
      channel: 'online-review',
      branch: hangzhou,
      category: 'service',
      customer: { name: 'Guest Placeholder', telephone: '13000000007' },
      narrative: 'One star: the room was not cleaned for two days and the desk shrugged.',
      demand: 'An apology and one night refunded.',
    },
  },
  {
    minutesAgo: 57,
    upTo: 'resolved',
    complaint: {
      channel: 'phone',
      branch: shanghai,
      category: 'other',
      customer: { name: '冯测试', telephone: '13000000008' },
      narrative: '会员积分没有到账，客服说要等，等了两周。',
      demand: '积分补上。',
    },
  },
  {
    minutesAgo: 10,
    upTo: 'registered',
    complaint: {
      kind: 'enquiry',
      channel: 'phone',
      branch: shanghai,
      category: 'other',
      customer: { name: '陈假名', telephone: '13000000009' },
      narrative: '请问节日期间门店几点关门？',
    },
  },
];
