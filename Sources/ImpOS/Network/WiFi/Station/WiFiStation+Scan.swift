import ImpRuntime

/// Scans for the program: while the radio is off, or beside an association.
extension WiFiStation {
    mutating func requestScan(at now: Instant) {
        guard !isScanning else { return }
        isScanWanted = true
        startWantedScan(at: now)
    }

    /// Unless a join is under way; then it is started when that is decided.
    mutating func startWantedScan(at now: Instant) {
        guard isScanWanted else { return }
        switch activity {
        case .searching, .trying: return
        case .off, .joined: break
        }
        isScanWanted = false
        scan = ChannelScan(country.channels, startingAt: radioReady(at: now))
    }

    /// When the radio can be used.
    func radioReady(at now: Instant) -> Instant { radio == .off ? now + WiFiFigures.radioStart : now }

    mutating func advanceScan(at now: Instant) {
        guard let channel = scan?.advance(at: now) else { return endScan() }
        probe(ByteString(""), channel)
    }

    mutating func endScan() {
        guard isScanning else { return }
        actions.append(.scanned(scan?.heard.map(\.scanned) ?? []))
        scan = nil
        isScanWanted = false
    }

    mutating func probe(_ name: ByteString, _ channel: Int) {
        var elements = NetworkElements()
        elements.ssid = name
        elements.rates = NetworkElements.usualRates
        transmit(.probeRequest(elements), to: .broadcast, bssid: .broadcast, channel)
    }

    mutating func transmit(_ body: FrameBody, to receiver: MACAddress, bssid: MACAddress, _ channel: Int) {
        let frame = Frame(from: address, to: receiver, bssid: bssid, sequence: sequence, body)
        sequence = (sequence + 1) & 0xFFF
        actions.append(.transmit(frame.bytes, channel: channel))
    }
}
