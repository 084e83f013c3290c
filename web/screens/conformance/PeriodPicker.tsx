import { Input, Segmented } from 'antd';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { conformanceTexts } from '../../texts/conformance.ts';
import { useConformanceSearch, usePeriod } from './conformance-search.ts';
import { dayAfter, lastDayOf, presetKeys, presets } from './period.ts';

/** The period of all figures of the screen: the usual ones, or two days. */
export function PeriodPicker() {
  const text = useText(conformanceTexts);
  const [, change] = useConformanceSearch();
  const period = usePeriod();
  const usual = presets(now());
  const chosen = presetKeys.find((key) => usual[key].from === period.from && usual[key].to === period.to);
  const options = [
    ...presetKeys.map((key) => ({ value: key as string, label: text[key] })),
    ...(chosen === undefined ? [{ value: 'custom', label: text.custom }] : []),
  ];
  return (
    <div className="period-picker">
      <Segmented
        aria-label={text.period}
        value={chosen ?? 'custom'}
        options={options}
        onChange={(value) => {
          const key = presetKeys.find((known) => known === value);
          if (key !== undefined) change(usual[key]);
        }}
      />
      <span className="period-days">
        <Input
          type="date"
          aria-label={text.from}
          value={period.from}
          max={lastDayOf(period)}
          onChange={(event) => {
            const from = event.target.value;
            if (from !== '' && from < period.to) change({ from, to: period.to });
          }}
        />
        <span className="soft">{text.to}</span>
        <Input
          type="date"
          aria-label={text.to}
          value={lastDayOf(period)}
          min={period.from}
          onChange={(event) => {
            const last = event.target.value;
            if (last >= period.from) change({ from: period.from, to: dayAfter(last) });
          }}
        />
      </span>
    </div>
  );
}
