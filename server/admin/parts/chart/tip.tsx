/** What a chart says of the place under the pointer. */
export function Tip(props: { title: string; lines: readonly { name: string; value: string }[] }) {
  return (
    <div className="chart-tip">
      <p className="strong">{props.title}</p>
      <dl>
        {props.lines.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
