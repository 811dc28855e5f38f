import { useWords } from '../language/language.js';
import type { Option } from '../reference/reference.js';
import type { FormValue, GoodsRow } from './form-input.js';

interface GoodsProps {
  readonly rows: readonly (string | GoodsRow)[];
  /** The products of the policy; without any the item's name is typed. */
  readonly options: readonly Option[];
  readonly change: (value: FormValue) => void;
}

/** Goods granted to the customer, a row for each item (E6-2). */
export function GoodsInput({ rows, options, change }: GoodsProps) {
  const { actions } = useWords();
  const goods = rows.filter((row): row is GoodsRow => typeof row !== 'string');
  const set = (at: number, row: Partial<GoodsRow>) =>
    change(goods.map((old, i) => (i === at ? { ...old, ...row } : old)));
  return (
    <div className="goods">
      {goods.map((row, at) => (
        <div key={at} className="goods-row">
          {options.length > 0 ? (
            <select
              className="input"
              aria-label={actions.fields.goods}
              value={row.item}
              onChange={(e) => set(at, { item: e.target.value })}
            >
              <option value="" />
              {options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          ) : (
            <input
              className="input"
              aria-label={actions.fields.goods}
              value={row.item}
              onChange={(e) => set(at, { item: e.target.value })}
            />
          )}
          <input
            className="input number"
            type="number"
            min={1}
            aria-label={actions.fields.quantity}
            value={row.quantity}
            onChange={(e) => set(at, { quantity: e.target.value })}
          />
          <button type="button" className="button plain" onClick={() => change(goods.filter((_, i) => i !== at))}>
            {actions.fields.removeGoods}
          </button>
        </div>
      ))}
      <button type="button" className="button" onClick={() => change([...goods, { item: '', quantity: '1' }])}>
        {actions.fields.addGoods}
      </button>
    </div>
  );
}
