import type { Language } from '../../domain/verdict.ts';

/** What personal data can be. `tax` holds insurance numbers too, `plate` VINs, `device` IMEI, MAC and IP addresses. */
export const PERSONAL = [
  'phone',
  'email',
  'card',
  'passport',
  'tax',
  'order',
  'contract',
  'account',
  'address',
  'handle',
  'link',
  'name',
  'birth',
  'plate',
  'device',
] as const;
export type PersonalKind = (typeof PERSONAL)[number];

/** What stands in the text for the data, in brackets. One word of letters each: the masker skips such brackets. */
export const LABELS: Readonly<Record<Language, Readonly<Record<PersonalKind, string>>>> = {
  en: {
    phone: 'phone',
    email: 'email',
    card: 'card',
    passport: 'passport',
    tax: 'tax',
    order: 'order',
    contract: 'contract',
    account: 'account',
    address: 'address',
    handle: 'handle',
    link: 'link',
    name: 'name',
    birth: 'birth',
    plate: 'plate',
    device: 'device',
  },
  ru: {
    phone: 'телефон',
    email: 'почта',
    card: 'карта',
    passport: 'паспорт',
    tax: 'налог',
    order: 'заказ',
    contract: 'договор',
    account: 'счёт',
    address: 'адрес',
    handle: 'ник',
    link: 'ссылка',
    name: 'имя',
    birth: 'рождение',
    plate: 'госномер',
    device: 'устройство',
  },
};
