import { z } from 'zod';

/** A message of a schema carries its remedy behind this sign, so that both reach the author. */
export const remedySign = ' ⇒ ';

/** The text of a problem with its remedy, for zod's error parameter. */
export function fault(message: string, remedy: string): string {
  return message + remedySign + remedy;
}

/** Describes a part for the hover of an editor, in both languages. */
export function told<S extends z.ZodType>(schema: S, en: string, zh: string): S {
  return schema.meta({ description: `${en}\n\n${zh}` });
}

const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
export const Id = z
  .string(fault('a name is text', 'write lower-case letters, digits and hyphens, like first-contact'))
  .regex(idPattern, fault('is no name', 'write lower-case letters, digits and hyphens, like first-contact'))
  .max(80);

const Words = z.string(fault('this is to be text', 'put it in quotes')).min(1, fault('is empty', 'write a few words'));
export const Label = told(
  z.strictObject({ zh: Words, en: Words }),
  'What people read, in Chinese and English.',
  '给人看的文字，中文和英文。',
);

const sourceText = 'Ids of the rule this comes from, like A-14; without one the check warns.';
export const SourceIds = told(
  z.union([Words, z.array(Words)]).optional(),
  sourceText,
  '本条规则的出处编号，如 A-14；没有则给出警告。',
);

export const Expression = told(
  z
    .string(fault('a condition is text', 'write a CEL expression, like kind == "complaint"'))
    .min(1, fault('a condition is empty', 'leave the key out where there is no condition'))
    .max(2000, fault('a condition is longer than 2000 characters', 'split it into several rules')),
  'A condition in CEL over the facts of the matter, like grade == "major" && "media" in flags.',
  'CEL 条件表达式，只能用事实，不能用个人信息，如 grade == "major"。',
);

export const named = { zh: Words, en: Words, source: SourceIds };
export const Named = z.strictObject(named);
/** Names with their labels, in the order of the file. */
export const NamedList = z.record(Id, Named);

export const Owner = told(
  z.union([
    Id,
    z.strictObject({
      role: Id,
      unit: z.enum(['responsible', 'receiving', 'superior', 'assisting', 'head-office']).default('responsible'),
    }),
  ]),
  'A role, in the responsible unit unless another one is named.',
  '角色；不写单位时指责任部门。',
);
export const Owners = told(
  z.union([Owner, z.array(Owner)]),
  'Whom to tell: one role or a list.',
  '通知谁：一个角色或多个角色。',
);

export const MoneyText = told(
  z
    .string(fault('money needs its currency', 'write the amount with its currency in quotes, like "2000.00 CNY"'))
    .regex(
      /^\d{1,12}(\.\d{1,3})? [A-Z]{3}$/,
      fault('money needs its currency', 'write the amount with its currency, like "2000.00 CNY"'),
    ),
  'An amount with its ISO 4217 currency, like 2000.00 CNY.',
  '金额和货币，如 2000.00 CNY。',
);

export const Trigger = told(
  z.union([Id, z.strictObject({ fact: Id, when: Expression.optional() })]),
  'A fact, alone or with a condition on it: { fact: customer-contacted, when: fact.reached }.',
  '一个事实，可带条件。',
);
export const Triggers = z.union([Trigger, z.array(Trigger)]);

/** A list that may be written as its only element. */
export function listOf<S extends z.ZodType>(schema: S) {
  return z.union([schema, z.array(schema)]);
}
export const Ids = listOf(Id);
