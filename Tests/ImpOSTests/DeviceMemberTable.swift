/// Every member that a device's program sees in release 36, apart from the language's library: name, modules, and the
/// release it came with if that is known. Modules are the last digits of their names, `all`, or what they have.
let deviceMembers = """
    imp.wakeup all
    imp.cancelwakeup all
    imp.onidle all
    imp.sleep all
    imp.deepsleepfor 1,2,3,4m
    imp.deepsleepuntil 1,2,3,4m
    imp.enableblinkup all
    imp.environment all
    imp.info all 36
    imp.getsoftwareversion all
    imp.getbootromversion all
    imp.getmemoryfree all
    imp.setpowersave all
    imp.getpowersave all
    imp.setpoweren 2,3
    imp.getpoweren 2,3
    imp.setwificonfiguration all
    imp.setstaticnetworkconfiguration all
    imp.setproxy all
    imp.clearconfiguration all
    imp.setenroltokens all
    imp.setcountry all
    imp.getcountry all
    imp.setnvramimage 3,4m,5
    imp.setrescuepin all 36
    imp.getuserconfiguration all 36
    imp.setuserconfiguration all 36
    imp.setsendbuffersize all
    imp.scanwifinetworks all
    imp.getethernetspeed 5
    imp.configparams all
    imp.crypto all 36
    imp.configure all
    imp.getssid all
    imp.getbssid all
    imp.getmacaddress all
    imp.getchannel all
    imp.rssi all
    imp.getrssi all
    imp.net.info all
    imp.net.configurewps 1,2,3,4m 36
    crypto.sha256 all 36
    crypto.hmacsha256 all 36
    crypto.equals all 36
    server.log all
    server.error all
    server.isconnected all
    server.connect all
    server.disconnect all
    server.flush all
    server.setsendtimeoutpolicy all
    server.onunexpecteddisconnect all
    server.onshutdown all
    server.restart all
    server.sleepfor 1,2,3,4m
    server.sleepuntil 1,2,3,4m
    server.expectonlinein all
    server.expectonlineat all
    server.show all
    server.bless all
    server.factoryblinkup all
    agent.on all
    agent.send all
    hardware.millis all
    hardware.micros all
    hardware.getdeviceid all
    hardware.getimpeeid all
    hardware.wakereason all
    pin.configure all
    pin.read all
    pin.write all
    ENVIRONMENT_CARD all
    ENVIRONMENT_MODULE all
    ENVIRONMENT_AGENT all
    SUSPEND_ON_ERROR all
    RETURN_ON_ERROR all
    WAIT_TIL_SENT all
    WAIT_FOR_ACK all
    SEND_ERROR_NOT_CONNECTED all
    SEND_ERROR_TIMEOUT all
    SEND_ERROR_DISCONNECTED all
    NOT_CONNECTED all
    NO_WIFI all
    NO_LINK all
    NO_IP_ADDRESS all
    NOT_RESOLVED all
    NO_SERVER all
    SERVER_CONNECTED all
    NO_PROXY all
    NOT_AUTHORISED all
    SHUTDOWN_NEWSQUIRREL all
    SHUTDOWN_NEWFIRMWARE all
    SHUTDOWN_OTHER all
    WAKEREASON_POWER_ON all
    WAKEREASON_TIMER all
    WAKEREASON_SW_RESET all
    WAKEREASON_PIN all
    WAKEREASON_PIN1 all
    WAKEREASON_NEW_SQUIRREL all
    WAKEREASON_SQUIRREL_ERROR all
    WAKEREASON_NEW_FIRMWARE all
    WAKEREASON_SNOOZE all
    WAKEREASON_HW_RESET all
    WAKEREASON_BLINKUP all
    WAKEREASON_SW_RESTART all 36
    CONFIG_WIFI all
    CONFIG_STATIC_NETWORK all
    CONFIG_PROXY all
    CONFIG_ALL all
    PROXY_TYPE_HTTP all
    BLINKUP_FAST all
    BLINKUP_ACTIVEHIGH all
    DIGITAL_IN all
    DIGITAL_IN_PULLUP all
    DIGITAL_IN_PULLDOWN all
    DIGITAL_IN_WAKEUP all
    DIGITAL_OUT all
    DIGITAL_OUT_OD all
    DIGITAL_OUT_OD_PULLUP all
    CLOCK_SPEED_10_KHZ all
    CLOCK_SPEED_50_KHZ all
    CLOCK_SPEED_100_KHZ all
    CLOCK_SPEED_400_KHZ all
    PARITY_NONE all
    PARITY_EVEN all
    PARITY_ODD all
    NO_CTSRTS all
    NO_TX all
    NO_RX all
    TIMING_ENABLED all
    CALLBACK_WITH_FLAGS all
    """

/// What release 36 must not have, though programs of later releases ask for it.
let laterDeviceMembers = [
    "imp.reset", "imp.onunhandledexception", "RETURN_ON_ERROR_NO_DISCONNECT", "SEND_ERROR_WOULDBLOCK",
    "imp.net.getwifihints", "imp.net.setwifihints", "hardware.bluetooth", "hardware.dfsdm",
    "WAKEREASON_POWER_RESTORED", "NO_MODEM", "NO_PPP_CONNECTION", "imp.net.getcellinfo", "imp.net.latchwifipower",
    "server.connectwith", "imp.net.open", "imp.net.getcurrentconfig", "imp.net.setserverinterfaces",
    "imp.enablerescuepin", "imp.ledpattern", "imp.setnvramuserdata", "imp.setenableblinkup",
    "server.shouldstayconnected",
]
