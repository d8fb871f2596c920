/// Members of the API that only factory firmware may call.
public enum FactoryOnly {
    /// The vendor's list for release 36.
    public static let members = [
        "imp.setcountry", "imp.setnvramimage", "imp.setrescuepin", "server.bless", "server.factoryblinkup",
    ]

    /// What a call throws in application firmware, or nil if everybody may call `member`. That it throws is the
    /// vendor's; the text is chosen.
    public static func refusal(of member: String) -> String? {
        members.contains(member) ? "\(member)() is only available to factory firmware" : nil
    }
}
