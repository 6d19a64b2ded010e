import { change } from '../address.ts'
import { words } from '../words/timeline.ts'

/** The stretch of time a list is narrowed to: `2014`, `2014-01` or `2014-01-20`, both ends included. */
export function DayFilter({ from, until }: { from: string; until: string }) {
  return (
    <span className="days">
      <DayBox name="from" label={words.from} value={from} />
      <DayBox name="until" label={words.until} value={until} />
    </span>
  )
}

function DayBox({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label>
      <span className="quiet">{label}</span>{' '}
      <input
        key={value} className="day" defaultValue={value} placeholder="YYYY-MM-DD" pattern="\d{4}(-\d\d){0,2}" size={10} spellCheck={false}
        onBlur={(event) => event.target.validity.valid && change({ [name]: event.target.value || undefined })}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </label>
  )
}
