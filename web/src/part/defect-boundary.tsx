import { Component, type ReactNode } from 'react'
import { words } from '../words/shell.ts'

interface Props {
  /** Another key: another try. */
  readonly attempt: string
  readonly children: ReactNode
}

interface State {
  readonly thrown?: Error | undefined
}

/** Keeps a defect of one screen from taking the whole page with it. */
export class DefectBoundary extends Component<Props, State> {
  override state: State = {}

  static getDerivedStateFromError(thrown: Error): { thrown: Error } {
    return { thrown }
  }

  override componentDidUpdate(before: Props): void {
    if (before.attempt !== this.props.attempt && this.state.thrown) this.setState({ thrown: undefined })
  }

  override render(): ReactNode {
    if (!this.state.thrown) return this.props.children
    return (
      <div className="notice notice-bad" role="alert">
        <p>{words.defect}</p>
        <p className="quiet">{this.state.thrown.message}</p>
      </div>
    )
  }
}
